/**
 * What calls jsonschema2pojo's generator. It needs jars that the plugin doesn't bring along, so only an {@code EngineLoader} loads this
 * package.
 */
@NullMarked
package dev.cairn.codegen.pojo.engine;

import org.jspecify.annotations.NullMarked;
