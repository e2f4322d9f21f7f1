package dev.cairn.documents;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one YAML document into a tree that knows its places. Thread-safe. */
public final class YamlReader {

    /**
     * Reads a document.
     *
     * @param file the name to use in places
     * @param text the document's text
     * @throws InvalidDocumentException if the text is not YAML, is empty or holds several documents
     */
    public Node read(String file, String text) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file).setUseMarks(true).build();
            Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
            return convert(
                    file,
                    root.orElseThrow(() -> new InvalidDocumentException(
                            Diagnostic.error(new Place(file, 1, 1), "the document is empty"))));
        } catch (MarkedYamlEngineException e) {
            throw new InvalidDocumentException(Diagnostic.error(place(file, e.getProblemMark()), e.getProblem()));
        } catch (YamlEngineException e) {
            throw new InvalidDocumentException(Diagnostic.error(Place.of(file), String.valueOf(e.getMessage())));
        }
    }

    private static Node convert(String file, org.snakeyaml.engine.v2.nodes.Node node) {
        Place place = place(file, node.getStartMark());
        if (node instanceof MappingNode mapping) {
            Map<String, Member> members = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((org.snakeyaml.engine.v2.nodes.ScalarNode) tuple.getKeyNode()).getValue();
                members.put(
                        key,
                        new Member(
                                place(file, tuple.getKeyNode().getStartMark()), convert(file, tuple.getValueNode())));
            }
            return new ObjectNode(place, members);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(file, item)));
            return new ArrayNode(place, items);
        }
        org.snakeyaml.engine.v2.nodes.ScalarNode scalar = (org.snakeyaml.engine.v2.nodes.ScalarNode) node;
        return new ScalarNode(place, scalarValue(scalar.getTag().getValue(), scalar.getValue()));
    }

    private static @Nullable Object scalarValue(String tag, String text) {
        return switch (tag) {
            case "tag:yaml.org,2002:null" -> null;
            case "tag:yaml.org,2002:bool" -> Boolean.valueOf(text);
            case "tag:yaml.org,2002:int" -> integer(text);
            case "tag:yaml.org,2002:float" -> Double.valueOf(text);
            default -> text;
        };
    }

    private static Object integer(String text) {
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> Place.of(file));
    }
}
