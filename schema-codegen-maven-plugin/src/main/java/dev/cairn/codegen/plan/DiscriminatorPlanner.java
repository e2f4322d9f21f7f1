package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Discriminator;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.UnionType;
import dev.cairn.documents.Node;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which alternatives the values of a discriminator stand for: those that its mapping names, and those that are called so. */
final class DiscriminatorPlanner {

    private final SchemaTypes types;
    private final Planning run;

    DiscriminatorPlanner(SchemaTypes types, Planning run) {
        this.types = types;
        this.run = run;
    }

    /** @param alternatives of a choice, each complete in itself */
    void tell(Schema choice, List<Schema> alternatives, UnionType union) {
        Discriminator.of(choice).ifPresent(discriminator -> tell(choice, discriminator, alternatives, union));
    }

    private void tell(Schema choice, Discriminator discriminator, List<Schema> alternatives, UnionType union) {
        List<Schema> written = choice.children(choice.has("anyOf") ? "anyOf" : "oneOf");
        IdentityHashMap<Node, Declaration> byTarget = new IdentityHashMap<>();
        Map<String, Declaration> byName = new LinkedHashMap<>();
        for (int index = 0; index < alternatives.size(); index++) {
            // What stands beside the choice is part of each alternative, which is no reference any more.
            Schema named = written.size() == alternatives.size() ? written.get(index) : alternatives.get(index);
            Declaration member = member(alternatives.get(index), union);
            Schema target = run.schemas().isReference(named)
                    ? run.schemas().follow(named).orElse(named)
                    : named;
            if (member != null && target.path().isNamed()) {
                byTarget.put(target.node(), member);
                byName.put(target.path().last(), member);
            }
        }
        boolean extended = written.isEmpty();
        Map<String, Declaration> told = new LinkedHashMap<>();
        discriminator.mapping().forEach((value, target) -> {
            Schema schema = mapped(choice, target);
            Declaration known = schema == null ? null : byTarget.get(schema.node());
            Declaration member = schema == null || known != null ? known : member(schema, union);
            if (member != null) {
                told.put(value, member);
            } else if (schema == null || !extended) {
                // What extends a schema that extends another one has the discriminator of that, which names others,
                // too.
                run.warnings()
                        .unchecked(
                                target, "'" + value + "' stands for none of the alternatives here; it has no effect");
            }
        });
        byName.forEach(told::putIfAbsent);
        told.remove("");
        if (extended) {
            // The first one is what the others extend: whatever has another value is that.
            types.of(alternatives.get(0)).records().forEach(union::tellOthersAre);
            told.values().removeIf(member -> member == union.otherwise());
        }
        if (!union.tellBy(discriminator.property(), told)) {
            run.warnings()
                    .unchecked(
                            choice.node(),
                            "the same alternatives have another discriminator elsewhere (" + union.place()
                                    + "); where the two say different things, only that one counts");
        }
    }

    private @Nullable Schema mapped(Schema choice, Node target) {
        String text = target.text();
        return text == null ? null : run.schemas().mapped(choice, text).orElse(null);
    }

    /** The type of a schema, if all its values are of some of a union's members, but not of all. */
    private @Nullable Declaration member(Schema schema, UnionType union) {
        Declaration type = types.of(schema).notNull().declaration();
        boolean part = type != null
                && type != union
                && !type.records().isEmpty()
                && union.members().containsAll(type.records());
        return part ? type : null;
    }
}
