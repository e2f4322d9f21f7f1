@NullMarked
package dev.cairn.retriever;

import org.jspecify.annotations.NullMarked;
