package dev.cairn.codegen.compare;

/** How certain it is that a change breaks something. */
public enum Verdict {
    /** There is a document, or code, that breaks. */
    BREAKS("breaks"),
    /** It depends on what documents have that the earlier schema did not describe, or on what could not be found out. */
    MAY_BREAK("may break");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The words for it in reports. */
    public String words() {
        return words;
    }
}
