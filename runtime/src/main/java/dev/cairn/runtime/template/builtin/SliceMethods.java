package dev.cairn.runtime.template.builtin;

import dev.cairn.runtime.template.SliceVariable;
import dev.cairn.runtime.template.value.DictView;
import dev.cairn.runtime.template.value.Dicts;
import dev.cairn.runtime.template.value.Missing;

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
