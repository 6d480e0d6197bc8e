package fr.octroi.bureau;

/**
 * A reason of a decision (<i>motif</i>, CRPA L211-5).
 *
 * @param code a stable code
 * @param article the article that it rests on
 */
public record Motif(String code, String article) {}
