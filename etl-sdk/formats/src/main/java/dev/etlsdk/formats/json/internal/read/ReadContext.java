package dev.etlsdk.formats.json.internal.read;

import dev.etlsdk.formats.json.JsonOptions;
import dev.etlsdk.formats.json.internal.text.Fault;
import dev.etlsdk.formats.json.internal.text.IsoText;
import dev.etlsdk.formats.json.internal.text.Numeral;
import dev.etlsdk.formats.json.internal.text.ShortNumber;
import dev.etlsdk.formats.json.internal.text.Skipper;
import dev.etlsdk.formats.json.internal.text.TextToken;

/** What the readers of one decoder share. Not thread-safe. */
public final class ReadContext {

  public final JsonOptions options;
  public final Fault fault;
  final Skipper skipper;
  final TextToken token;
  final Numeral numeral = new Numeral();
  final ShortNumber shortNumber = new ShortNumber();
  final IsoText iso = new IsoText();

  /**
   * How many bytes the records of this fetch have together, and so about how many their values can
   * have: room that earlier fetches suggest is made up to here, the rest as it is needed.
   */
  long bytes;

  public ReadContext(JsonOptions options) {
    this.options = options;
    fault = new Fault(options);
    token = new TextToken(options.malformedText() == JsonOptions.MalformedText.REPLACE);
    skipper = new Skipper(options.maxDepth(), token);
  }

  /** Notes why a value could not be passed over. */
  int skipFault(int result) {
    return result == Skipper.TOO_DEEP ? fault.tooDeep() : fault.malformed(~result);
  }
}
