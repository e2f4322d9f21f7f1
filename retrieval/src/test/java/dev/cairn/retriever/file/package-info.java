@NullMarked
package dev.cairn.retriever.file;

import org.jspecify.annotations.NullMarked;
