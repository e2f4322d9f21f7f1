/** One quota for all readers: who counts calls, and who asks for them. Internal. */
@NullMarked
package dev.cairn.flink.quota;

import org.jspecify.annotations.NullMarked;
