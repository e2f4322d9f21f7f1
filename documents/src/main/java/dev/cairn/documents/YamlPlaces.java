package dev.cairn.documents;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Converts snakeyaml's marks to places. */
final class YamlPlaces {

    private YamlPlaces() {}

    static Place of(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> Place.of(file));
    }

    /** The place of the code point with the given index. */
    static Place at(String file, String text, int codePoints) {
        int line = 1;
        int column = 1;
        int index = 0;
        for (int seen = 0; seen < codePoints && index < text.length(); seen++) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            if (codePoint == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Place(file, line, column);
    }
}
