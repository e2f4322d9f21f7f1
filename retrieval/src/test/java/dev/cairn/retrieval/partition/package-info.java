@NullMarked
package dev.cairn.retrieval.partition;

import org.jspecify.annotations.NullMarked;
