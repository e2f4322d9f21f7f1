package dev.cairn.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A typo in a key or a type name is answered with what was meant, for all of the component schema. */
class TypoTest {

    private static final int TYPOS = 200;
    private static final Pattern WORD = Pattern.compile("^ *(?:- )?(?:type: ([A-Z]\\w+)|(\\w+):)", Pattern.MULTILINE);

    private final ManifestLoader loader = new ManifestLoader(ComponentSchema.bundled());
    private final String manifest = Golden.read(Path.of("src/test/resources/manifests/typos/manifest.yaml"));

    @Test
    void theManifestItselfIsFine() {
        assertEquals(List.of(), loader.load("m.yaml", manifest).warnings());
    }

    @Test
    void suggestsWhatWasMeant() {
        List<int[]> words = words();
        List<String> unanswered = new ArrayList<>();
        for (int i = 0; i < TYPOS; i++) {
            Random random = new Random(i);
            int[] span = words.get(random.nextInt(words.size()));
            String word = manifest.substring(span[0], span[1]);
            String typo = typo(word, random);
            String text = manifest.substring(0, span[0]) + typo + manifest.substring(span[1]);
            List<String> answers = diagnostics(text);
            if (answers.stream().noneMatch(answer -> answer.contains("did you mean '" + word + "'?"))) {
                unanswered.add(word + " as " + typo + ": " + answers);
            }
        }
        assertTrue(unanswered.size() <= TYPOS / 20, () -> unanswered.size() + " of " + TYPOS + ": " + unanswered);
    }

    /** Where type names and keys stand, except the key {@code type} itself. */
    private List<int[]> words() {
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(manifest);
        while (matcher.find()) {
            int group = matcher.group(1) == null ? 2 : 1;
            if (!matcher.group(group).equals("type")) {
                words.add(new int[] {matcher.start(group), matcher.end(group)});
            }
        }
        return words;
    }

    private List<String> diagnostics(String text) {
        try {
            return loader.load("m.yaml", text).warnings().stream()
                    .map(Diagnostic::toString)
                    .toList();
        } catch (InvalidDocumentException e) {
            return e.diagnostics().stream().map(Diagnostic::toString).toList();
        }
    }

    /** One letter dropped, doubled, swapped with its neighbour or replaced. */
    private static String typo(String word, Random random) {
        while (true) {
            int at = random.nextInt(word.length() - 1);
            String before = word.substring(0, at);
            String after = word.substring(at + 1);
            String typo = switch (random.nextInt(4)) {
                case 0 -> before + after;
                case 1 -> before + word.charAt(at) + word.charAt(at) + after;
                case 2 -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
                default -> before + (char) ('a' + random.nextInt(26)) + after;
            };
            if (!typo.equals(word)) {
                return typo;
            }
        }
    }
}
