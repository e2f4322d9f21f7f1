@NullMarked
package dev.cairn.runtime.retriever.properties;

import org.jspecify.annotations.NullMarked;
