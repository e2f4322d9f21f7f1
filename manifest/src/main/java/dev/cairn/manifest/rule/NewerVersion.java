package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Severity;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A manifest may use what Cairn does not know if its version is newer than the release that Cairn follows. */
final class NewerVersion extends ComponentRule {

    private static final String NEWEST = "7.39.1";

    /** The numbers at the start; what may follow says which build of a release it is. */
    private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*).*", Pattern.DOTALL);

    NewerVersion() {
        super(
                "newer-version",
                Severity.WARNING,
                "The `version` of the manifest is newer than the newest release of the Python CDK that Cairn follows, "
                        + NEWEST + ".",
                "Nothing, if the manifest uses only what older releases have; else take a newer Cairn.",
                "DeclarativeSource");
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        String version = source.text("version");
        Node node = source.get("version");
        if (version != null && node != null && isNewer(version)) {
            findings.add(
                    this,
                    node.place(),
                    "the manifest is for version " + version + ", and Cairn follows the Python CDK up to " + NEWEST
                            + "; what is newer fails or has no effect");
        }
    }

    private static boolean isNewer(String version) {
        Matcher release = RELEASE.matcher(version.strip());
        return release.matches() && Arrays.compare(numbers(release.group(1)), numbers(NEWEST)) > 0;
    }

    private static int[] numbers(String release) {
        return Arrays.stream(release.replaceFirst("(\\.0+)+$", "").split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
