package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds alternatives that can't be told apart, and decides whether a value that fits several may be refused. */
final class UnionAmbiguities {

    private final SchemaSet schemas;
    private final Map<RecordType, Schema> schemasOfRecords;
    private final KeywordWarnings warnings;
    private final Diagnostics diagnostics;

    /** What was found out: schemas that are checked with all in them, and those that are not. */
    private final Set<Node> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Node> unchecked = Collections.newSetFromMap(new IdentityHashMap<>());

    UnionAmbiguities(
            SchemaSet schemas,
            Map<RecordType, Schema> schemasOfRecords,
            KeywordWarnings warnings,
            Diagnostics diagnostics) {
        this.schemas = schemas;
        this.schemasOfRecords = schemasOfRecords;
        this.warnings = warnings;
        this.diagnostics = diagnostics;
    }

    /**
     * Finds alternatives that look the same, which can't be told apart when they are read; nor can those that we don't check in full.
     *
     * @return the unions with alternatives of which a value may be one only, though nothing tells which
     */
    Set<UnionType> find(Collection<UnionType> unions) {
        Set<Declaration> told = new HashSet<>();
        unions.forEach(union -> told.addAll(union.told().values()));
        Set<UnionType> ambiguous = new LinkedHashSet<>();
        for (UnionType union : unions) {
            boolean exclusive = union.exclusive() && !told.contains(union);
            List<RecordType> members = union.members();
            for (int first = 0; first < members.size(); first++) {
                boolean checked = isChecked(schemasOfRecords.get(members.get(first)));
                for (int second = first + 1; second < members.size(); second++) {
                    if (new Likeness().ofRecords(members.get(first), members.get(second))
                            && !union.tellsApart(members.get(first), members.get(second))) {
                        if (looksTheSame(union, exclusive, members.get(first), members.get(second))) {
                            ambiguous.add(union);
                        }
                    }
                }
                if (!checked) {
                    union.allowSeveral();
                }
            }
        }
        return ambiguous;
    }

    /** Warns of two alternatives. One choice must not be in the way of all other types. */
    private boolean looksTheSame(UnionType union, boolean exclusive, RecordType first, RecordType second) {
        boolean ambiguous =
                exclusive && isChecked(schemasOfRecords.get(first)) && isChecked(schemasOfRecords.get(second));
        union.allowSeveral();
        diagnostics.warning(
                second.place(),
                "this alternative of " + union.shortPath() + " (" + union.place() + ") looks the same as the one at "
                        + first.place() + " for all that is checked: "
                        + (ambiguous
                                ? "objects are kept as they are, and not checked; give each a required property with"
                                        + " one value (const), or leave one out"
                                : "what fits both is read as the first"));
        return ambiguous;
    }

    /** Whether all that a schema asks of its values is checked, as far as we can see. */
    private boolean isChecked(@Nullable Schema schema) {
        if (schema == null) {
            return true;
        }
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean all = isChecked(schema, seen);
        if (all) {
            checked.addAll(seen);
        }
        return all;
    }

    private boolean isChecked(Schema schema, Set<Node> seen) {
        Node node = schema.node();
        if (!node.isObject() || checked.contains(node) || !seen.add(node)) {
            return true;
        }
        if (unchecked.contains(node) || !isCheckedItself(node) || !areCheckedWithin(schema, seen)) {
            unchecked.add(node);
            return false;
        }
        return true;
    }

    private boolean isCheckedItself(Node node) {
        if (warnings.isUnchecked(node)) {
            return false;
        }
        for (Node.Member member : node.members().values()) {
            if (warnings.isUnchecked(member.value())) {
                return false;
            }
        }
        return true;
    }

    private boolean areCheckedWithin(Schema schema, Set<Node> seen) {
        if (schemas.isReference(schema)) {
            Optional<Schema> target = schemas.follow(schema);
            if (target.isPresent() && !isChecked(target.get(), seen)) {
                return false;
            }
        }
        for (Schema part : schema.parts()) {
            if (!isChecked(part, seen)) {
                return false;
            }
        }
        return true;
    }
}
