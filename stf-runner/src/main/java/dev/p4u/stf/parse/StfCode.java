package dev.p4u.stf.parse;

import dev.p4u.language.diag.DiagnosticCode;
import dev.p4u.language.diag.Severity;

/** What can be wrong with the text of an STF file. */
public enum StfCode implements DiagnosticCode {
  STF_SYNTAX("unexpected {0}; expected {1}"),
  STF_UNKNOWN_COMMAND("unknown command {0}{1}"),
  STF_ODD_PACKET("the packet has {0} hexadecimal digits: half a byte cannot be sent"),
  STF_WILDCARD_IN_PACKET("a packet to send cannot have * digits"),
  STF_PORT("{0} is not a port number (0 to 65535)"),
  STF_NUMBER("{0} is out of range: {1}"),
  STF_WILDCARD("{0} cannot have * digits here"),
  STF_PRIORITY_ALONE("a priority without keys: which entry is meant?"),
  STF_TOO_LONG("the statement has more than {0} parts"),
  STF_TOO_LARGE("the file has {0} bytes; the limit is {1}"),
  STF_TOO_MANY_ERRORS("more than {0} mistakes: the rest of the file is not read"),
  STF_NOT_TEXT("this is not a text file: {0} at offset {1}"),
  STF_UNREADABLE("cannot read {0}: {1}");

  private final String template;

  StfCode(String template) {
    this.template = template;
  }

  @Override
  public String kind() {
    return "stf";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String template() {
    return template;
  }
}
