/** The profile {@code jsonschema2pojo}: models as that generator writes them, made by its own code. This package doesn't know its classes. */
@NullMarked
package dev.cairn.codegen.pojo;

import org.jspecify.annotations.NullMarked;
