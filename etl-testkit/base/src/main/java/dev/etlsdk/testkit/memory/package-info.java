/**
 * Arrow memory in tests: an allocator for each test, and a failure that names the stage when
 * something was not released.
 *
 * <p>Enter at {@link dev.etlsdk.testkit.memory.ArrowTest}; outside JUnit, {@link
 * dev.etlsdk.testkit.memory.LeakReport} says what an allocator still holds.
 *
 * <pre>{@code
 * @ArrowTest
 * class DecoderTest {
 *   @Test
 *   void decodes(BufferAllocator allocator) {
 *     // what is allocated from it, or from its children, has to be closed when the test ends
 *   }
 * }
 * }</pre>
 */
@NullMarked
package dev.etlsdk.testkit.memory;

import org.jspecify.annotations.NullMarked;
