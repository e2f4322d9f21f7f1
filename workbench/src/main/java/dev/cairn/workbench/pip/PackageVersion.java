package dev.cairn.workbench.pip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version of a package, ordered as PEP 440 says. Two that are written differently and mean the same are equal. */
public final class PackageVersion implements Comparable<PackageVersion> {

    private static final Pattern FORM = Pattern.compile("v?(?:(?<epoch>\\d+)!)?(?<release>\\d+(?:\\.\\d+)*)"
            + "(?:[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre>\\d*))?"
            + "(?:-(?<rev>\\d+)|(?<post>[-_.]?(?:post|rev|r)[-_.]?(?<number>\\d*)))?"
            + "(?<dev>[-_.]?dev[-_.]?(?<devnumber>\\d*))?(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

    private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::epoch)
            .thenComparing(Key::release, PackageVersion::compareNumbers)
            .thenComparing(Key::pre)
            .thenComparingLong(Key::post)
            .thenComparingLong(Key::dev)
            .thenComparing(Key::local, PackageVersion::compareLocal);

    private final String text;
    private final Key key;

    private PackageVersion(String text, Key key) {
        this.text = text;
        this.key = key;
    }

    /**
     * What versions are compared by.
     *
     * @param release its numbers, without zeros at the end
     * @param post the number of the post-release, or -1
     * @param dev the number of the development release, or {@link Long#MAX_VALUE}
     * @param local what a rebuild of others has behind a plus sign; empty for none
     */
    private record Key(long epoch, List<Long> release, Pre pre, long post, long dev, List<String> local) {}

    /**
     * The phase before a release.
     *
     * @param phase 0 alpha, 1 beta, 2 candidate; -1 where a development release comes before all of them, 3 for the release
     */
    private record Pre(int phase, long number) implements Comparable<Pre> {

        @Override
        public int compareTo(Pre other) {
            return Comparator.comparingInt(Pre::phase)
                    .thenComparingLong(Pre::number)
                    .compare(this, other);
        }
    }

    /** The version that a text means; none where it is no version by PEP 440. */
    public static Optional<PackageVersion> of(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        try {
            return parts.matches() ? Optional.of(new PackageVersion(text.strip(), key(parts))) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // more digits than any version has
        }
    }

    private static Key key(Matcher parts) {
        List<Long> release = new ArrayList<>();
        Stream.of(parts.group("release").split("\\.")).map(Long::valueOf).forEach(release::add);
        while (release.size() > 1 && release.get(release.size() - 1) == 0) {
            release.remove(release.size() - 1);
        }
        String rev = parts.group("rev");
        long post =
                rev != null ? Long.parseLong(rev) : parts.group("post") == null ? -1 : number(parts.group("number"));
        long dev = parts.group("dev") == null ? Long.MAX_VALUE : number(parts.group("devnumber"));
        String phase = parts.group("phase");
        Pre pre = phase != null
                ? new Pre(phase(phase), number(parts.group("pre")))
                : new Pre(post < 0 && dev != Long.MAX_VALUE ? -1 : 3, 0);
        String local = parts.group("local");
        return new Key(
                number(parts.group("epoch")),
                release,
                pre,
                post,
                dev,
                local == null ? List.of() : List.of(local.split("[-_.]")));
    }

    private static int phase(String word) {
        return switch (word.charAt(0)) {
            case 'a' -> 0;
            case 'b' -> 1;
            default -> 2;
        };
    }

    private static long number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Whether it comes before a release, or is of one in development. */
    public boolean isPreRelease() {
        return key.pre.phase() < 3 || key.dev != Long.MAX_VALUE;
    }

    @Override
    public int compareTo(PackageVersion other) {
        return ORDER.compare(key, other.key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackageVersion version && key.equals(version.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }

    private static int compareNumbers(List<Long> one, List<Long> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int compared = Long.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Numbers come after words, and more parts after fewer. */
    private static int compareLocal(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int compared = comparePart(one.get(i), other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int comparePart(String one, String other) {
        boolean number = one.matches("\\d+");
        if (number != other.matches("\\d+")) {
            return number ? 1 : -1;
        }
        return number ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }
}
