package dev.cairn.codegen.schema;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON Schema's own schemas, which are resources: who refers to them needs no network and no copy. */
final class MetaSchemas {

    private static final String FOLDER = "classpath:dev/cairn/codegen/schema/";

    /** What stands for those of which there is none: any object or boolean is taken for a schema. */
    private static final URI ANY = URI.create(FOLDER + "metaschema.yaml");

    /** Since 2019-09 a schema is made of several, which are one here. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://json-schema\\.org/(?:(draft-0\\d|draft/20\\d\\d-\\d\\d)/)?(?:schema|meta/[a-z-]+)");

    private static final Pattern KNOWN = Pattern.compile("draft-0[467]|draft/(2019-09|2020-12)");

    private MetaSchemas() {}

    /** Where the schema of an address lies; empty if that is none of JSON Schema's own. */
    static Optional<URI> of(URI address) {
        Matcher matcher = ADDRESS.matcher(address.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String draft = matcher.group(1) == null ? "draft/2020-12" : matcher.group(1);
        return Optional.of(
                KNOWN.matcher(draft).matches() ? URI.create(FOLDER + draft.replace('/', '-') + ".yaml") : ANY);
    }

    /** Whether a document is one of them, or stands for some. */
    static boolean has(URI location) {
        return location.toString().startsWith(FOLDER);
    }

    /** Whether a document only stands for one of them. */
    static boolean isOnlyStandIn(URI location) {
        return location.equals(ANY);
    }
}
