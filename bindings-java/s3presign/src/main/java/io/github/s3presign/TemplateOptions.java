package io.github.s3presign;

/**
 * What a {@link Template} fixes: everything of a request but its key and signing time.
 *
 * {@snippet file="DocumentationTest.java" region="template"}
 */
public final class TemplateOptions extends OperationOptions<TemplateOptions> {
  TemplateOptions() {}

  @Override
  TemplateOptions self() {
    return this;
  }
}
