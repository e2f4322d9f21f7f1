package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.TypeUse;

/** Tells what schemas become. What decides on a schema asks this for those that stand in it or that it refers to. */
interface SchemaTypes {

    /** The type of the values that a schema describes. */
    TypeUse of(Schema schema);

    /** The type of the elements of a list or of the values of a map, which may be null. */
    TypeUse ofElement(Schema schema);
}
