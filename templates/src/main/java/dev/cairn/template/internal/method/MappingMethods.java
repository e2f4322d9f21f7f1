package dev.cairn.template.internal.method;

import dev.cairn.template.internal.call.MethodTable;
import dev.cairn.template.internal.value.DictView;
import dev.cairn.template.internal.value.Dicts;
import dev.cairn.template.value.MappingWithAttributes;
import dev.cairn.template.value.Missing;

/** The methods of {@code collections.abc.Mapping}, which a mapping of the application's has. */
final class MappingMethods {

    static final MethodTable<MappingWithAttributes> TABLE = new MethodTable<MappingWithAttributes>()
            .method("get", "key default?", (evaluation, mapping, bound) -> {
                Object value = Dicts.get(mapping, bound.get(0));
                return value == Missing.VALUE ? bound.orNull(1) : value;
            })
            .method("keys", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.KEYS, mapping))
            .method("values", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.VALUES, mapping))
            .method("items", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.ITEMS, mapping));

    private MappingMethods() {}
}
