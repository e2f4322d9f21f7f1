@NullMarked
package dev.cairn.runtime.internal.retriever.file;

import org.jspecify.annotations.NullMarked;
