package io.github.s3presign;

import static java.util.Objects.requireNonNull;

import io.github.s3presign.ffi.AnswerList;
import java.util.List;

/**
 * A bucket policy that denies, and grants nothing.
 *
 * {@snippet file="DocumentationTest.java" region="guard"}
 *
 * @param text JSON, in ASCII, with a line end
 * @param notes what its statements cost, and what no policy can do
 */
public record GuardPolicy(String text, List<String> notes) {
  /** Copies the list; nothing may be null. */
  public GuardPolicy {
    requireNonNull(text, "text");
    notes = List.copyOf(notes);
  }

  static GuardPolicy of(AnswerList answer) {
    return new GuardPolicy(answer.text("policy"), answer.all("note"));
  }
}
