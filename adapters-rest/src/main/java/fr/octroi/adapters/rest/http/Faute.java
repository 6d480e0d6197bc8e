package fr.octroi.adapters.rest.http;

/**
 * One fault of what came: where and what, never the value.
 *
 * @param pointeur a JSON pointer (RFC 6901) into the body, or the name of a parameter or a header
 * @param code a stable code
 * @param message the same in a French sentence
 */
public record Faute(String pointeur, String code, String message) {}
