package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.DictView;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.Missing;

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
