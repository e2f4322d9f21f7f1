@NullMarked
package dev.cairn.retriever.properties;

import org.jspecify.annotations.NullMarked;
