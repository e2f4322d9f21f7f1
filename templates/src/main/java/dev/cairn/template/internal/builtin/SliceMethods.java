package dev.cairn.template.internal.builtin;

import dev.cairn.template.SliceVariable;
import dev.cairn.template.internal.value.DictView;
import dev.cairn.template.internal.value.Dicts;
import dev.cairn.template.internal.value.Missing;

/** The methods of the reference's {@code StreamSlice}. */
final class SliceMethods {

    static final MethodTable<SliceVariable> TABLE = new MethodTable<SliceVariable>()
            .method("get", "key default?", (evaluation, slice, bound) -> {
                Object value = Dicts.get(slice, bound.get(0));
                return value == Missing.VALUE ? bound.orNull(1) : value;
            })
            .method("keys", "", (evaluation, slice, bound) -> new DictView(DictView.Kind.KEYS, slice))
            .method("values", "", (evaluation, slice, bound) -> new DictView(DictView.Kind.VALUES, slice))
            .method("items", "", (evaluation, slice, bound) -> new DictView(DictView.Kind.ITEMS, slice))
            .attribute("partition", SliceVariable::partition)
            .attribute("cursor_slice", SliceVariable::window)
            .attribute("extra_fields", SliceVariable::extraFields);

    private SliceMethods() {}
}
