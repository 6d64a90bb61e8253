package dev.etlsdk.runtime.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlsdk.api.source.Fetch;
import dev.etlsdk.api.source.Position;
import dev.etlsdk.runtime.internal.batch.ExecutionMemory;
import dev.etlsdk.testkit.batch.BatchBuilder;
import dev.etlsdk.testkit.batch.InMemoryRecords;
import dev.etlsdk.testkit.memory.ArrowTest;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

@ArrowTest
class InboxTest {

  @Test
  void letsGoOfWhatIsInWhenItIsDiscarded(BufferAllocator allocator) throws Exception {
    try (ExecutionMemory memory = new ExecutionMemory(1 << 20)) {
      Inbox inbox = new Inbox(1, memory, false);
      inbox.put(0, rows(allocator));
      inbox.put(0, records());
      assertThat(memory.used()).isPositive();
      inbox.discard();
      assertNothingIsHeld(inbox, memory, allocator);
    }
  }

  @Test
  void letsGoOfWhatAPollThreadThatWasLeftBehindBringsLater(BufferAllocator allocator)
      throws Exception {
    try (ExecutionMemory memory = new ExecutionMemory(1 << 20)) {
      Inbox inbox = new Inbox(1, memory, false);
      inbox.discard();
      inbox.put(0, rows(allocator));
      inbox.put(0, records());
      assertNothingIsHeld(inbox, memory, allocator);
    }
  }

  @Test
  void holdsTwoFetchesOfASourceOrOneAtATimeWhereTheyAreSlow() throws Exception {
    try (ExecutionMemory memory = new ExecutionMemory(1 << 20)) {
      Inbox inbox = new Inbox(1, memory, false);
      inbox.put(0, records());
      inbox.next(0);
      assertThat(inbox.awaitRoom(0, 0)).as("one in hand, none queued").isTrue();
      inbox.processed(0, records(), false);

      inbox.put(0, records());
      inbox.next(0);
      inbox.processed(0, records(), true);
      assertThat(inbox.awaitRoom(0, 0)).as("the first after a slow one").isTrue();
      inbox.put(0, records());
      inbox.next(0);
      assertThat(inbox.awaitRoom(0, 0)).as("behind a slow one").isFalse();
      inbox.processed(0, records(), false);
      assertThat(inbox.awaitRoom(0, 0)).isTrue();
      inbox.discard();
    }
  }

  private static void assertNothingIsHeld(
      Inbox inbox, ExecutionMemory memory, BufferAllocator allocator) throws Exception {
    assertThat(allocator.getAllocatedMemory()).isZero();
    assertThat(memory.used()).isZero();
    assertThat(inbox.next(0)).isEqualTo(new Inbox.Next.Nothing());
  }

  private static Fetch rows(BufferAllocator allocator) {
    return new Fetch.Rows(
        BatchBuilder.of("n INTEGER", allocator).row(1).build(), Position.of("t-0", "1"));
  }

  private static Fetch records() {
    return new Fetch.Records(InMemoryRecords.ofValues("t", "a", "b"), Position.of("t-0", "2"));
  }
}
