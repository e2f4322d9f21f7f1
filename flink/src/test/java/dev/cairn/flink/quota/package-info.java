@NullMarked
package dev.cairn.flink.quota;

import org.jspecify.annotations.NullMarked;
