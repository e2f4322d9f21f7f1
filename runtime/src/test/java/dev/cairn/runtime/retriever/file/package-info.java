@NullMarked
package dev.cairn.runtime.retriever.file;

import org.jspecify.annotations.NullMarked;
