package fr.octroi.instruction;

/** What a file is by its bytes, never by its name. */
public enum NatureFichier {
    /** A document in PDF (ISO 32000). */
    PDF,
    /** A picture in JPEG. */
    JPEG,
    /** A picture in PNG. */
    PNG,
    /** A picture, or several, in TIFF, BigTIFF too. */
    TIFF,
    /** A picture in HEIC or AVIF, as phones make. */
    HEIC,
    /** A picture in WebP. */
    WEBP,
    /** A picture in GIF. */
    GIF,
    /** A picture in Windows bitmap. */
    BMP,
    /** Empty, or none of the above. */
    INCONNUE
}
