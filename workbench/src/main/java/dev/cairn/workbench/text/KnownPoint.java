package dev.cairn.workbench.text;

/** A point that a text has; {@link TextLines#nearest} makes one of any point that an editor sends. Immutable. */
public final class KnownPoint {

    private final TextLines text;
    private final TextPoint point;

    KnownPoint(TextLines text, TextPoint point) {
        this.text = text;
        this.point = point;
    }

    public TextLines text() {
        return text;
    }

    public TextPoint point() {
        return point;
    }
}
