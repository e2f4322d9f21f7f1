package dev.cairn.workbench.draft;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.core.secret.SuspectValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the values of a request that somebody has pasted: all that are not evidently something else are secrets, until the
 * author says that they are none. Immutable.
 *
 * @param none names of headers, parameters, fields or properties of the configuration, in any case, and values themselves,
 *     of which the author says that they are no secrets
 * @param certain values that are secrets wherever they stand
 */
public record PastedSecrets(NotSecret none, Set<String> certain) {

    /** Nobody has said anything. */
    public static final PastedSecrets UNSAID = new PastedSecrets(NotSecret.NOTHING, Set.of());

    /** A shorter one is within other texts by chance. */
    private static final int SHORTEST_WITHIN = 6;

    /** A text with a structure of its own, of which only a part is secret. */
    private static final Pattern COMPOSED = Pattern.compile("(?s).*(?:[\\s{(<]|://).*");

    public PastedSecrets {
        certain = Set.copyOf(certain);
    }

    /** Returns a judge to whom the author has said what is none. */
    public static PastedSecrets except(Collection<String> none) {
        return new PastedSecrets(NotSecret.of(none), Set.of());
    }

    /** True if the author says that a value is none. */
    public boolean isNone(String name, String value) {
        return none.covers(name, value);
    }

    /** Returns the secrets in a header's value, in order. */
    public List<Span> inHeader(String name, String value) {
        if (isNone(name, value)) {
            return List.of();
        }
        if (!SuspectValues.isStandardHeader(name) && SuspectValues.isSecretHeader(name, value)) {
            return List.of(new Span(0, value.length(), name));
        }
        SuspectText text = new SuspectText(value.contains("://") ? this::isSecret : this::isCertain);
        return said(value, text.in(value));
    }

    /** Returns the secrets in the value of a parameter, a field of a form or a member of an object, in order. */
    public List<Span> inValue(String name, String value) {
        if (isNone(name, value)) {
            return List.of();
        }
        if (SuspectValues.isNamed(name, value)
                || isKnown(value)
                || !COMPOSED.matcher(value).matches()) {
            return isSecret(name, value) ? List.of(new Span(0, value.length(), name)) : List.of();
        }
        return inText(value);
    }

    /** Returns the secrets in a text of any kind, in order. */
    List<Span> inText(String text) {
        List<Span> spans = new ArrayList<>();
        for (String known : certain) {
            int at = known.length() < SHORTEST_WITHIN ? -1 : text.indexOf(known);
            for (; at >= 0; at = text.indexOf(known, at + known.length())) {
                spans.add(new Span(at, at + known.length(), "secret"));
            }
        }
        new SuspectText(this::isSecret)
                .in(text).stream()
                        .filter(span -> spans.stream().noneMatch(span::overlaps))
                        .toList()
                        .forEach(spans::add);
        spans.sort(Comparator.comparingInt(Span::from));
        return said(text, spans);
    }

    /** Returns the secrets in an address without a login, in order. */
    public List<Span> inAddress(String address) {
        return said(address, new SuspectText(this::isSecret).inAddress(address));
    }

    private List<Span> said(String text, List<Span> spans) {
        return spans.stream()
                .filter(span -> !isNone(span.name(), span.of(text)))
                .toList();
    }

    private boolean isSecret(String name, String value) {
        return !isNone(name, value)
                && !DraftProperties.isPlaceholder(value)
                && (isKnown(value) || SuspectValues.isSecret(name, value));
    }

    private boolean isCertain(String name, String value) {
        return !isNone(name, value) && (isKnown(value) || SuspectValues.isCertain(name, value));
    }

    private boolean isKnown(String value) {
        return certain.stream()
                .anyMatch(known -> known.length() < SHORTEST_WITHIN ? value.equals(known) : value.contains(known));
    }
}
