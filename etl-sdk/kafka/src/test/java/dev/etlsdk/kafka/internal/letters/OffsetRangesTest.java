package dev.etlsdk.kafka.internal.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetRangesTest {

  @Test
  void holdsWhatWasAddedAndNothingElse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      OffsetRanges ranges = new OffsetRanges();
      BitSet expected = new BitSet();
      for (int i = 0; i < random.nextInt(80); i++) {
        int offset = random.nextInt(60);
        ranges.add(offset);
        expected.set(offset);
      }
      OffsetRanges read = ranges.isEmpty() ? ranges : OffsetRanges.parse(ranges.toString());
      for (int offset = 0; offset < 62; offset++) {
        assertThat(read.contains(offset))
            .as("%d in %s, seed %d", offset, ranges, seed)
            .isEqualTo(expected.get(offset));
      }
    }
  }

  @Test
  void neighboursAreOneRange() {
    OffsetRanges ranges = OffsetRanges.parse("5,7-9");
    ranges.add(6);
    ranges.add(20);
    assertThat(ranges).hasToString("5-9,20");

    ranges.addAll(OffsetRanges.parse("8-25"));
    assertThat(ranges).hasToString("5-25");
  }

  @Test
  void refusesWhatIsNoRange() {
    assertThatThrownBy(() -> OffsetRanges.parse("9-5"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OffsetRanges.parse("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void placesAreReadAsTheyAreWritten() {
    LetterPlace place = new LetterPlace("a-topic.with@signs-7", 3, 12);
    assertThat(LetterPlace.parse(place.toString())).isEqualTo(place);
  }
}
