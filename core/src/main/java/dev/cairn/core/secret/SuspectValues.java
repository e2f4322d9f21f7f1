package dev.cairn.core.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Judges values that somebody has written into a request or a manifest, where nobody has said which are secret. In a header
 * all is a secret that is neither of a standard header nor evidently a setting; elsewhere a value is one if its name says so,
 * or if it could be generated.
 */
public final class SuspectValues {

    /** Headers of HTTP and of browsers, and those that name a version or a format: they carry no keys. */
    private static final Pattern STANDARD = Pattern.compile(
            "accept(?:-.*)?|cache-control|connection|content-.*|date|dnt|expect|from|host|if-.*|keep-alive"
                    + "|max-forwards|origin|pragma|prefer|priority|range|referer|sec-ch-.*|sec-fetch-.*|sec-gpc|te|trailer"
                    + "|transfer-encoding|upgrade(?:-insecure-requests)?|user-agent|via|warning|(?:x-)?http-method-override"
                    + "|x-requested-with|x-forwarded-.*|traceparent|consistencylevel|odata-(?:max)?version|(?:.*-)?api-?version"
                    + "|[a-z]+-version");

    private static final Pattern SETTING = Pattern.compile(
            "(?i)true|false|yes|no|on|off|null|none|all|any|asc|desc|default|full|minimal|compact|strict"
                    + "|json|xml|csv|text|html|utf-?8|gzip|identity|no-cache|keep-alive|web|mobile|api|public|private"
                    + "|production|prod|staging|sandbox|test|live|dev|[a-z]{1,3}|[a-z]{2}[-_][a-z]{2,4}"
                    + "|[a-z]{2}-[a-z]{4,9}-\\d|[+-]?\\d{1,6}(?:\\.\\d{1,6})?|v?\\d+(?:[.-]\\d+){1,3}|v\\d+"
                    + "|\\d{4}-\\d\\d-\\d\\d(?:[T ][\\d:.,+Z-]*)?|[a-z]+/[a-z.+-]+");

    private static final Pattern LEADS_ON = Pattern.compile("(?i)(?:.*[-_.])?"
            + "(?:cursor|after|before|offset|since|until|start|from|next|page|skip|marker|position|continuation|starting_after"
            + "|ending_before|etag|scroll_id)");

    private static final Pattern BLAMELESS = Pattern.compile("(?i)true|false|null|none|[+-]?\\d{1,5}(?:\\.\\d{1,6})?");

    private static final Pattern ADDRESS = Pattern.compile("(?is)[a-z][a-z+]*://.*");

    private static final Pattern KEY = Pattern.compile("(?i).*key");
    private static final Pattern SORTS =
            Pattern.compile("(?i)(?:.*[-_.])?(?:sort|order|group|primary|foreign|partition|range|public_?id)[-_]?key");

    private SuspectValues() {}

    /** True if a header is one that HTTP, browsers and many APIs have, whose value is no secret. */
    public static boolean isStandardHeader(String name) {
        return STANDARD.matcher(name.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** True if a header that was pasted has a secret: whatever is not evidently a setting. */
    public static boolean isSecretHeader(String name, String value) {
        if (value.isBlank()) {
            return false;
        }
        if (isStandardHeader(name)) {
            return GeneratedText.isCertain(value) && !isAddress(value);
        }
        return SecretNames.isSecretHeader(name)
                || isKey(name)
                || !SETTING.matcher(value.strip()).matches();
    }

    /** True if the value of a parameter, a field of a form or a member of an object could be a secret. */
    public static boolean isSecret(String name, String value) {
        if (value.isBlank() || isBlameless(value)) {
            return false;
        }
        if (isNamed(name, value)) {
            return true;
        }
        return !leadsOn(name) && !isAddress(value) && GeneratedText.isPossible(value);
    }

    /** True if a value that stands in a file to be published is a secret by its name, or as far as one can see by its shape. */
    public static boolean isCertain(String name, String value) {
        if (isBlameless(value) || isAddress(value) || !GeneratedText.isPossible(value) || leadsOn(name)) {
            return false;
        }
        return GeneratedText.isCertain(value) || SecretNames.isSecretHeader(name) || isKey(name);
    }

    /** True if a name says that its value is a secret. */
    public static boolean isNamed(String name, String value) {
        return !value.isBlank() && !isBlameless(value) && (SecretNames.isSecret(name) || isKey(name));
    }

    /** True if a name ends in "key", and the key opens something. */
    public static boolean isKey(String name) {
        return KEY.matcher(name).matches() && !SORTS.matcher(name).matches() && !leadsOn(name);
    }

    private static boolean leadsOn(String name) {
        return LEADS_ON.matcher(name).matches() || SecretNames.leadsOn(name);
    }

    /** What is neither guessed nor worth it. */
    private static boolean isBlameless(String value) {
        return BLAMELESS.matcher(value.strip()).matches();
    }

    /** Addresses are looked into, part by part. */
    private static boolean isAddress(String value) {
        return ADDRESS.matcher(value.strip()).matches();
    }
}
