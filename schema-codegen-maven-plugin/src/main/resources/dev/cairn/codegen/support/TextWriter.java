package dev.cairn.codegen.support;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes models to a parser's counterpart, value by value. */
abstract class TextWriter extends JsonWriter {

    /** Writes a scalar, or what only the library knows how to write. */
    abstract void scalar(Object value);

    abstract void text(String value);

    abstract void nothing();

    abstract void name(JsonName name);

    abstract void name(String name);

    abstract void start();

    abstract void array(int size);

    abstract void endArray();

    private JsonName[] names = {};

    @Override
    final JsonWriter object(JsonShape<?> shape) {
        names = shape.names();
        next = 0;
        start();
        return this;
    }

    @Override
    final void member(int index, String name, @Nullable Object value) {
        assert names[index].text.equals(name) : name;
        name(names[index]);
        value(value);
    }

    @Override
    final void other(String name, @Nullable Object value) {
        name(name);
        value(value);
    }

    private void model(JsonModel model) {
        JsonName[] outerNames = names;
        int outerNext = next;
        model.write(this);
        names = outerNames;
        next = outerNext;
    }

    @Override
    final void value(@Nullable Object value) {
        // What is met most goes first: whether an object has an interface takes longer to find out than its class.
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double real) {
            scalar(JsonNumbers.written(real));
        } else if (value instanceof Long || value instanceof Boolean) {
            scalar(value);
        } else if (value instanceof JsonModel model) {
            model(model);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            start();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                other(String.valueOf(member.getKey()), member.getValue());
            }
            end();
        } else if (value == null) {
            nothing();
        } else if (value instanceof Number) {
            scalar(value);
        } else {
            text(text(value));
        }
    }

    private void list(List<?> list) {
        if (Copies.isSingle(list)) {
            value(list.get(0));
            return;
        }
        int size = list.size();
        array(size);
        for (int index = 0; index < size; index++) {
            value(list.get(index));
        }
        endArray();
    }
}
