package fr.octroi.document;

/**
 * A colour.
 *
 * @param rouge from 0 to 255
 * @param vert from 0 to 255
 * @param bleu from 0 to 255
 */
record Teinte(int rouge, int vert, int bleu) {}
