package dev.cairn.templates.value;

import java.util.AbstractMap;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with attributes, which an application defines. To a template it is what {@code collections.abc.Mapping} is to
 * Python: it has elements and the methods {@code get}, {@code keys}, {@code values} and {@code items}, but it cannot be
 * changed, reversed or written as JSON. As a template's whole value it is a plain dict.
 *
 * <p>Instances must not change while a template reads them.
 */
public abstract class MappingWithAttributes extends AbstractMap<String, @Nullable Object> {

    /** The name of its type in messages. */
    public abstract String typeName();

    /**
     * The value of an attribute, {@link Missing#VALUE} for none of that name. A name that starts with {@code _} is hidden
     * unless it has a value here.
     */
    public abstract @Nullable Object attribute(String name);
}
