package dev.cairn.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret that comes back is masked, wherever it does and however it is written then. */
class SecretsIT {

    @TempDir
    private Path folder;

    static Stream<Arguments> places() {
        return SecretPlaces.all().entrySet().stream().map(place -> Arguments.of(place.getKey(), place.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void isMasked(String name, Function<String, Hostile> place) throws IOException, InterruptedException {
        List<String> leaks = new ArrayList<>();
        boolean met = false;
        for (SecretForm form : SecretForm.values()) {
            Trial.Result result = new Trial(folder).run(place.apply(form.of(SecretPlaces.SECRET)));
            String printed = result.out() + result.err();
            met |= printed.contains(SecretMask.MASK);
            printed.lines()
                    .filter(SecretsIT::tells)
                    .map(line -> form + ": " + line.substring(0, Math.min(line.length(), 600)))
                    .forEach(leaks::add);
        }
        assertEquals(List.of(), leaks);
        assertTrue(met, "nothing is masked, so this place shows nothing");
    }

    /** Whether a line has the mark of the secret, in any form. */
    private static boolean tells(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        return Stream.of(SecretForm.values())
                .map(form -> form == SecretForm.BASE64 ? base64() : form.of(SecretPlaces.MARK))
                .anyMatch(mark -> small.contains(mark.toLowerCase(Locale.ROOT)));
    }

    /** What of the Base64 depends on the first mark alone. */
    private static String base64() {
        return SecretForm.BASE64.of(SecretPlaces.MARK).substring(7, 14);
    }
}
