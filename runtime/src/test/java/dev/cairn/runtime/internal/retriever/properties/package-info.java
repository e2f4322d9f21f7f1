@NullMarked
package dev.cairn.runtime.internal.retriever.properties;

import org.jspecify.annotations.NullMarked;
