package dev.cairn.workbench.draft;

import dev.cairn.core.secret.NotSecret;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.workbench.language.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A manifest that is not written yet, and the configuration that belongs to it. Immutable.
 *
 * @param streams at least one; names are different
 * @param properties of the configuration, in order; names are different
 * @param notSecret what its author says is no secret
 */
public record ManifestDraft(List<StreamDraft> streams, List<ConfigProperty> properties, NotSecret notSecret) {

    /** A release of the reference that has all that drafts use. */
    static final String VERSION = "7.0.0";

    /** A draft of which nobody has said what is no secret. */
    public ManifestDraft(List<StreamDraft> streams, List<ConfigProperty> properties) {
        this(streams, properties, NotSecret.NOTHING);
    }

    public ManifestDraft {
        streams = List.copyOf(streams);
        properties = List.copyOf(properties);
    }

    /** The first stream, which is the only one unless the draft comes from a document that has several. */
    public StreamDraft stream() {
        return streams.get(0);
    }

    /** With a change of the first stream. */
    public ManifestDraft with(UnaryOperator<StreamDraft> change) {
        List<StreamDraft> changed = new ArrayList<>(streams);
        changed.set(0, change.apply(streams.get(0)));
        return new ManifestDraft(changed, properties, notSecret);
    }

    /** With a further property of the configuration, or another of the same name. */
    public ManifestDraft with(ConfigProperty property) {
        List<ConfigProperty> more = new ArrayList<>(properties);
        more.removeIf(known -> known.name().equals(property.name()));
        more.add(property);
        return new ManifestDraft(streams, more, notSecret);
    }

    /** With values of the user's for properties that it has; others are left out of account. */
    public ManifestDraft valued(Map<String, ? extends @Nullable Object> config) {
        return new ManifestDraft(
                streams,
                properties.stream()
                        .map(property -> {
                            Object value = config.get(property.name());
                            return value == null ? property : property.valued(value.toString());
                        })
                        .toList(),
                notSecret);
    }

    /**
     * With some of its streams and their parents, and with the properties that these need.
     *
     * @param names of streams; at least one that there is
     */
    public ManifestDraft only(Set<String> names) {
        Set<String> kept = new HashSet<>();
        streams.stream().filter(stream -> names.contains(stream.name())).forEach(stream -> keep(stream, kept));
        ManifestDraft fewer = new ManifestDraft(
                streams.stream().filter(stream -> kept.contains(stream.name())).toList(), List.of());
        return new ManifestDraft(fewer.streams, properties, notSecret).pruned();
    }

    /** Returns the draft without the properties that nothing reads. */
    ManifestDraft pruned() {
        String text = new ManifestDraft(streams, List.of()).text();
        return new ManifestDraft(
                streams,
                properties.stream()
                        .filter(property -> text.contains("config['" + property.name() + "']"))
                        .toList(),
                notSecret);
    }

    /** Returns the draft without a value of the first stream's request, and without the property that only this value read. */
    public ManifestDraft minus(String name) {
        return with(stream -> stream.requesting(stream.request().minus(name))).pruned();
    }

    /**
     * Returns the names of parameters and body members of the first stream whose values are secrets by their form alone. Such a
     * value could be the token of a page.
     */
    public List<String> suspects() {
        Set<String> templates = new HashSet<>();
        secrets().forEach(secret -> {
            templates.add(secret.template());
            templates.add(LiteralTemplate.untyped(secret));
        });
        return stream().request().namesOf(templates::contains).stream()
                .filter(name -> !LoginOfRequest.isCredential(name))
                .toList();
    }

    private void keep(StreamDraft stream, Set<String> kept) {
        if (kept.add(stream.name())) {
            Set<String> parents = stream.parents();
            streams.stream().filter(other -> parents.contains(other.name())).forEach(parent -> keep(parent, kept));
        }
    }

    /** The properties whose values are not known, so that no request can be sent. */
    public List<ConfigProperty> missing() {
        return properties.stream()
                .filter(property -> property.value() == null || property.placeholder())
                .toList();
    }

    /** Returns the secrets that were found in a request or document, each with its origin. */
    public List<ConfigProperty> secrets() {
        return properties.stream()
                .filter(property -> property.secret() && !property.origin().isEmpty())
                .toList();
    }

    /** The configuration, as far as its values are known; plain JSON values. It may have secrets. */
    public Map<String, @Nullable Object> config() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        properties.stream()
                .filter(property -> property.value() != null && !property.placeholder())
                .forEach(property -> config.put(property.name(), property.value()));
        return config;
    }

    /** The configuration with all properties, for its owner to fill in; plain JSON values. It may have secrets. */
    public Map<String, @Nullable Object> configToFillIn() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        properties.forEach(property -> config.put(
                property.name(),
                property.value() == null || property.placeholder() ? property.toFillIn() : property.value()));
        return config;
    }

    /** The configuration with placeholders for what is not known: of the form that requests need, and good for nothing else. */
    Map<String, @Nullable Object> configToShow() {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        properties.forEach(property -> config.put(property.name(), property.value() == null ? "x" : property.value()));
        return config;
    }

    /** The manifest as YAML. No secret is in it. */
    public String text() {
        return YamlText.of((ObjectNode) PlainNodes.of(Place.of("draft"), new ManifestTree(this).toJson()));
    }

    /** The configuration as a document of which places have a name; as {@link #config}. */
    public ObjectNode configNode() {
        return node(config());
    }

    ObjectNode configNodeToShow() {
        return node(configToShow());
    }

    private static ObjectNode node(Map<String, @Nullable Object> config) {
        return (ObjectNode) PlainNodes.of(Place.of("config.json"), config);
    }
}
