package dev.cairn.documents;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ScalarNode;
import java.time.temporal.Temporal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree of one document from YAML events. Keeps its own stack, so depth costs no Java stack.
 *
 * <p>Not snakeyaml's composer: that one recurses, gives up on the first duplicate key, and knows neither merge keys nor
 * how far aliases would unfold.
 */
final class YamlComposer {

    private final String file;
    private final YamlTags tags;
    private final boolean merges;
    private final DocumentLimits limits;
    private final DuplicateKeys duplicates;
    private final Deque<YamlFrame> open = new ArrayDeque<>();
    private final Map<String, Composed> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private @Nullable Node root;
    private Place last;

    /**
     * A finished part of the tree.
     *
     * @param values how many values it unfolds to, itself included
     * @param depth how many levels of collections it has
     */
    record Composed(Node node, long values, int depth) {}

    YamlComposer(String file, ScalarRules scalars, DocumentLimits limits, DuplicateKeys duplicates) {
        this.file = file;
        this.last = new Place(file, 1, 1);
        this.tags = new YamlTags(scalars);
        this.merges = scalars.mergesMappings();
        this.limits = limits;
        this.duplicates = duplicates;
    }

    void accept(Event event) {
        last = place(event);
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (root != null) {
                    throw invalid(place(event), "a second document starts here; one is expected");
                }
            }
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            case MappingStart, SequenceStart -> start((CollectionStartEvent) event);
            case MappingEnd, SequenceEnd -> end();
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
    }

    /** Where the last event stands that was read. */
    Place lastPlace() {
        return last;
    }

    /** The document's only value. */
    Node root() {
        if (root == null) {
            throw invalid(new Place(file, 1, 1), "the document is empty");
        }
        return root;
    }

    private void scalar(ScalarEvent event) {
        Place place = place(event);
        YamlFrame frame = open.peek();
        if (merges
                && frame != null
                && frame.expectsKey()
                && event.isPlain()
                && event.getTag().isEmpty()
                && event.getValue().equals("<<")) {
            frame.startMerge(place);
            return;
        }
        Object value;
        try {
            value = tags.scalar(event);
        } catch (IllegalArgumentException e) {
            throw invalid(place, String.valueOf(e.getMessage()));
        }
        Composed composed = new Composed(new ScalarNode(place, value), 1, 0);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), composed));
        add(place, composed);
    }

    private void alias(AliasEvent event) {
        Place place = place(event);
        String name = event.getAlias().getValue();
        Composed target = anchors.get(name);
        if (openAnchors.contains(name)) {
            throw invalid(place, "'*" + name + "' stands inside the value it refers to");
        }
        if (target == null) {
            throw invalid(place, "'*" + name + "' refers to an anchor that is not defined before this line");
        }
        add(place, target);
    }

    private void start(CollectionStartEvent event) {
        Place place = place(event);
        boolean mapping = event.getEventId() == Event.ID.MappingStart;
        tags.checkCollection(event, mapping).ifPresent(problem -> {
            throw invalid(place, problem);
        });
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        anchor.ifPresent(openAnchors::add);
        if (open.size() >= limits.depth()) {
            throw tooDeep(place);
        }
        open.push(mapping ? new YamlMappingFrame(place, anchor, duplicates) : new SequenceFrame(place, anchor));
    }

    private void end() {
        YamlFrame frame = open.pop();
        Composed composed = new Composed(frame.node(), frame.values(), frame.depth());
        frame.anchor().ifPresent(name -> {
            openAnchors.remove(name);
            anchors.put(name, composed);
        });
        add(frame.place(), composed);
    }

    private void add(Place place, Composed composed) {
        YamlFrame frame = open.peek();
        if (frame == null) {
            root = composed.node();
            return;
        }
        frame.add(composed, place);
        if (frame.values() > limits.values()) {
            throw invalid(place, "the document unfolds to more than " + limits.values() + " values");
        }
        if (open.size() + composed.depth() > limits.depth()) {
            throw tooDeep(place);
        }
    }

    private InvalidDocumentException tooDeep(Place place) {
        return invalid(place, "objects and lists are nested more than " + limits.depth() + " levels deep");
    }

    private Place place(Event event) {
        return YamlPlaces.of(file, event.getStartMark());
    }

    private static InvalidDocumentException invalid(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }

    private static final class SequenceFrame extends YamlFrame {

        private final List<Node> items = new ArrayList<>();

        SequenceFrame(Place place, Optional<String> anchor) {
            super(place, anchor);
        }

        @Override
        void take(Composed composed, Place usedAt) {
            items.add(composed.node());
        }

        @Override
        Node node() {
            return new ArrayNode(place(), items);
        }
    }

    /** Converts values with explicit tags ({@code !!str}). */
    private record YamlTags(ScalarRules scalars) {

        private static final String STANDARD = "tag:yaml.org,2002:";

        /**
         * The value of a scalar.
         *
         * @throws IllegalArgumentException with a message for the user, if the tag is unknown or the text does not fit it
         */
        @Nullable
        Object scalar(ScalarEvent event) {
            String text = event.getValue();
            Optional<String> tag = event.getTag();
            if (tag.isEmpty() || tag.get().equals("!")) {
                return event.isPlain() ? scalars.plain(text) : text;
            }
            return switch (tag.get()) {
                case STANDARD + "str" -> text;
                case STANDARD + "null" -> null;
                case STANDARD + "bool" -> expect(tag.get(), text, scalars.plain(text), Boolean.class);
                case STANDARD + "int" -> expect(tag.get(), text, scalars.plain(text), Number.class);
                case STANDARD + "float" -> ((Number) expect(tag.get(), text, number(text), Number.class)).doubleValue();
                case STANDARD + "timestamp" -> expect(tag.get(), text, YamlTimestamps.parse(text), Temporal.class);
                default -> throw new IllegalArgumentException(unknown(tag.get()));
            };
        }

        private @Nullable Object number(String text) {
            Object value = scalars.plain(text);
            if (value instanceof Number) {
                return value;
            }
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                return value;
            }
        }

        private static Object expect(String tag, String text, @Nullable Object value, Class<?> type) {
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("'" + text + "' is not what " + shorten(tag) + " says");
            }
            return value;
        }

        /** What is wrong with the tag of a collection. */
        Optional<String> checkCollection(CollectionStartEvent event, boolean mapping) {
            String fitting = STANDARD + (mapping ? "map" : "seq");
            return event.getTag()
                    .filter(tag -> !tag.equals("!") && !tag.equals(fitting))
                    .map(YamlTags::unknown);
        }

        private static String unknown(String tag) {
            return "the tag '" + shorten(tag) + "' means nothing here; remove it";
        }

        private static String shorten(String tag) {
            return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
        }
    }
}
