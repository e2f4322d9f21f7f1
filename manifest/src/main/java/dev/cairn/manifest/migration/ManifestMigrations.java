package dev.cairn.manifest.migration;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.http.wire.UrlJoin;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a manifest to the current form of the language, as the connector builder of the reference does on demand; a
 * runtime reads both forms. Works on manifests whose references are resolved and whose types are filled in, keeps places,
 * and notes under {@code metadata.applied_migrations} what was done. Thread-safe.
 *
 * <p>Like in the reference a manifest with a component that cannot be rewritten stays as it is, streams inside of a dynamic
 * stream are left alone, and a migration is noted if the last component that it rewrote came out well.
 *
 * @param clock says when a migration was applied
 */
public record ManifestMigrations(Clock clock) {

    private static final List<ManifestMigration> IN_ORDER =
            List.of(new UrlBaseToUrl(), new PathToUrl(), new BodyToRequestBody());
    private static final String MIGRATED = "HttpRequester";
    private static final String NOT_MIGRATED = "DynamicDeclarativeStream";

    /** The versions that each migration is for, in the words of the reference's registry. */
    private static final String ALL_VERSIONS = "*";

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    /** The migrated manifest; the same one where nothing is to be done. */
    public ObjectNode migrate(ObjectNode manifest) {
        String version = version(manifest);
        ObjectNode current = manifest;
        try {
            for (ManifestMigration migration : IN_ORDER) {
                Pass pass = new Pass(migration);
                ObjectNode next = (ObjectNode) pass.node(current);
                current = pass.cameOutWell ? noted(next, migration, version) : next;
            }
            return current;
        } catch (UnfitComponentException e) {
            return manifest;
        }
    }

    private static String version(ObjectNode manifest) {
        return manifest.get("version") instanceof ScalarNode scalar ? String.valueOf(scalar.value()) : "0.0.0";
    }

    private ObjectNode noted(ObjectNode manifest, ManifestMigration migration, String version) {
        Map<String, Member> members = new LinkedHashMap<>(manifest.members());
        Place place = manifest.place();
        Map<String, Member> metadata = manifest.get("metadata") instanceof ObjectNode given
                ? new LinkedHashMap<>(given.members())
                : new LinkedHashMap<>();
        List<Node> applied = metadata.containsKey("applied_migrations")
                        && Objects.requireNonNull(metadata.get("applied_migrations"))
                                        .value()
                                instanceof ArrayNode given
                ? new ArrayList<>(given.items())
                : new ArrayList<>();
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("from_version", version);
        note.put("to_version", ALL_VERSIONS);
        note.put("migration", migration.name());
        note.put("migrated_at", ISO.format(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
        applied.add(PlainNodes.of(place, note));
        metadata.put("applied_migrations", new Member(place, new ArrayNode(place, applied)));
        members.put("metadata", new Member(place, new ObjectNode(place, metadata)));
        return new ObjectNode(place, members);
    }

    /** One migration's way through the tree. */
    private static final class Pass {

        private final ManifestMigration migration;
        private boolean cameOutWell;

        Pass(ManifestMigration migration) {
            this.migration = migration;
        }

        Node node(Node node) {
            if (node instanceof ArrayNode array) {
                return new ArrayNode(
                        array.place(), array.items().stream().map(this::node).toList());
            }
            if (!(node instanceof ObjectNode object) || NOT_MIGRATED.equals(object.text("type"))) {
                return node;
            }
            Map<String, Member> members = new LinkedHashMap<>(object.members());
            if (MIGRATED.equals(object.text("type")) && migration.concerns(members)) {
                cameOutWell = migration.rewrite(members);
            }
            members.replaceAll((key, member) -> member.with(node(member.value())));
            return new ObjectNode(object.place(), members);
        }
    }

    /** Renames a requester's {@code url_base} to {@code url}. */
    private static final class UrlBaseToUrl implements ManifestMigration {

        @Override
        public String name() {
            return "HttpRequesterUrlBaseToUrl";
        }

        @Override
        public boolean concerns(Map<String, Member> component) {
            return component.containsKey("url_base");
        }

        @Override
        public boolean rewrite(Map<String, Member> component) {
            Member base = Objects.requireNonNull(component.remove("url_base"));
            component.put("url", base);
            return !(base.value() instanceof ScalarNode scalar) || scalar.value() != null;
        }
    }

    /** Appends a requester's {@code path} to its {@code url}. */
    private static final class PathToUrl implements ManifestMigration {

        private static final Pattern AUTHORITY = Pattern.compile("(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//([^/?#]*)");

        @Override
        public String name() {
            return "HttpRequesterPathToUrl";
        }

        @Override
        public boolean concerns(Map<String, Member> component) {
            return component.containsKey("path");
        }

        @Override
        public boolean rewrite(Map<String, Member> component) {
            String path = text(component.get("path"), "path").replaceFirst("^/+", "");
            Member url = component.get("url");
            if (url == null) {
                throw new UnfitComponentException("a path without url");
            }
            if (!path.isEmpty()) {
                requireSplittable(text(url, "url"));
                requireSplittable(path);
                String joined = UrlJoin.join(text(url, "url"), path);
                component.put("url", url.with(new ScalarNode(url.value().place(), joined)));
            }
            component.remove("path");
            return !(url.value() instanceof ScalarNode scalar) || scalar.value() != null;
        }

        /** Python's urljoin takes brackets in a host for those of an IPv6 address, and gives up on {@code config['host']}. */
        private static void requireSplittable(String url) {
            Matcher authority = AUTHORITY.matcher(url);
            if (authority.lookingAt()
                    && !authority.group(1).matches("[^\\[\\]]*(\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\\][^\\[\\]]*)?")) {
                throw new UnfitComponentException("brackets in a host");
            }
        }

        private static String text(@Nullable Member member, String field) {
            if (member != null
                    && member.value() instanceof ScalarNode scalar
                    && scalar.value() instanceof String text) {
                return text;
            }
            throw new UnfitComponentException(field + " is no text");
        }
    }

    /**
     * Moves a requester's {@code request_body_json} or {@code request_body_data} to {@code request_body}. A JSON body that
     * is one template stays as it is: what kind of body it makes is not known before it is evaluated.
     */
    private static final class BodyToRequestBody implements ManifestMigration {

        private static final String JSON = "request_body_json";
        private static final String DATA = "request_body_data";
        private static final String BODY = "request_body";

        @Override
        public String name() {
            return "HttpRequesterRequestBodyJsonDataToRequestBody";
        }

        @Override
        public boolean concerns(Map<String, Member> component) {
            return component.containsKey(DATA) || (component.containsKey(JSON) && !isText(component.get(JSON)));
        }

        @Override
        public boolean rewrite(Map<String, Member> component) {
            Member json = component.get(JSON);
            if (json != null && json.value() instanceof ObjectNode object) {
                boolean graphQl = object.text("query") != null;
                move(component, JSON, json, graphQl ? "RequestBodyGraphQL" : "RequestBodyJsonObject");
            }
            Member data = component.get(DATA);
            if (data != null) {
                move(component, DATA, data, "RequestBodyUrlEncodedForm");
            }
            boolean textStays = isText(component.get(JSON));
            return textStays || (component.containsKey(BODY) && !component.containsKey(JSON));
        }

        private static void move(Map<String, Member> component, String key, Member body, String type) {
            Place place = body.value().place();
            Map<String, Member> typed = new LinkedHashMap<>();
            typed.put("type", new Member(place, new ScalarNode(place, type)));
            typed.put("value", body);
            component.put(BODY, body.with(new ObjectNode(place, typed)));
            component.remove(key);
        }

        private static boolean isText(@Nullable Member member) {
            Node value = member == null ? null : member.value();
            return value instanceof ScalarNode scalar && scalar.value() instanceof String;
        }
    }
}
