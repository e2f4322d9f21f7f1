@NullMarked
package dev.cairn.runtime.retriever;

import org.jspecify.annotations.NullMarked;
