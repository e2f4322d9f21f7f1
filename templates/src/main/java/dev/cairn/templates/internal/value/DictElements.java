package dev.cairn.templates.internal.value;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks over a dict as Python does: a key that comes or goes meanwhile is an error. Confined to one evaluation. */
final class DictElements implements Iterator<@Nullable Object> {

    private final DictView.Kind kind;
    private final Map<?, ?> dict;
    private final Iterator<? extends Map.Entry<?, ?>> entries;
    private final int size;
    private boolean ended;

    DictElements(DictView.Kind kind, Map<?, ?> dict) {
        this.kind = kind;
        this.dict = dict;
        entries = dict.entrySet().iterator();
        size = dict.size();
    }

    @Override
    public boolean hasNext() {
        if (!ended && dict.size() != size) {
            throw new PythonException(PythonException.Kind.RUNTIME, "dictionary changed size during iteration");
        }
        ended = ended || !entries.hasNext();
        return !ended;
    }

    @Override
    public @Nullable Object next() {
        try {
            Map.Entry<?, ?> entry = entries.next();
            Object key = Dicts.original(dict, entry.getKey());
            return switch (kind) {
                case KEYS -> key;
                case VALUES -> entry.getValue();
                case ITEMS -> Tuple.of(key, entry.getValue());
            };
        } catch (ConcurrentModificationException e) {
            throw new PythonException(PythonException.Kind.RUNTIME, "dictionary keys changed during iteration");
        }
    }
}
