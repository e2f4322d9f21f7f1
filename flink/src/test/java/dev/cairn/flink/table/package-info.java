@NullMarked
package dev.cairn.flink.table;

import org.jspecify.annotations.NullMarked;
