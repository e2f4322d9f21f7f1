package dev.cairn.workbench.language;

import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where what stands at a point leads.
 *
 * @param source what leads there
 * @param file a path that may be relative to the manifest's folder; null for the manifest itself
 * @param target the key that is meant; the beginning of a file
 */
public record ManifestLink(TextRange source, @Nullable String file, TextRange target) {

    private static final Pattern REFERENCE = Pattern.compile("\"(#/[^\"]*)\"|'(#/[^']*)'");
    private static final Pattern FILE = Pattern.compile("\\bfile_path[\"']?\\s*:\\s*[\"']?([^\"'{}#,]*[^\"'{}#,\\s])");
    private static final TextRange BEGINNING = TextRange.ofLine(0, 0, 0);

    /** Of a reference, to what it refers to; of a schema loader's path, to that file. */
    public static Optional<ManifestLink> at(TextLines text, TextPoint point) {
        String line = text.line(point.line());
        Matcher reference = REFERENCE.matcher(line);
        while (reference.find()) {
            TextRange source = TextRange.ofLine(point.line(), reference.start(), reference.end());
            if (source.touches(point)) {
                String path = reference.group(1) == null ? reference.group(2) : reference.group(1);
                return target(text, path).map(target -> new ManifestLink(source, null, target));
            }
        }
        Matcher path = FILE.matcher(line);
        while (path.find()) {
            TextRange source = TextRange.ofLine(point.line(), path.start(1), path.end(1));
            if (source.touches(point)) {
                return Optional.of(new ManifestLink(source, path.group(1), BEGINNING));
            }
        }
        return Optional.empty();
    }

    /** By the tree; where the text is none just then, by the lines. */
    private static Optional<TextRange> target(TextLines text, String path) {
        return SourceTree.of(text)
                .map(root -> Optional.ofNullable(ManifestReferences.follow(root, path, root.place())
                                .target())
                        .map(text::token))
                .orElseGet(() -> Definitions.of(text.text()).find(path));
    }
}
