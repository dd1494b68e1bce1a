package io.github.s3presign;

import io.github.s3presign.ffi.AnswerList;
import io.github.s3presign.ffi.ParameterList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which actions of IAM whoever signs needs, so that S3 does as a URL says, and on which resources.
 *
 * {@snippet file="DocumentationTest.java" region="permissions"}
 *
 * @param permissions what is needed or likely to be: the operation's own actions first
 * @param conditions what the request does not show and what would need more, in words, by names for
 *     {@link PermissionOptions#assume}
 * @param optional what is refused by nothing, but changes the answer
 * @param doubts what nobody documents, and so is never granted, by what raises the question
 * @param openPlaces each {@code *} in a resource that stands for something that was not said
 */
public record Permissions(
    List<Permission> permissions,
    Map<String, String> conditions,
    List<OptionalAction> optional,
    Map<String, String> doubts,
    List<OpenPlace> openPlaces) {
  /** Copies the lists and the maps; nothing may be null. */
  public Permissions {
    permissions = List.copyOf(permissions);
    conditions = Ordered.copyOf(conditions);
    optional = List.copyOf(optional);
    doubts = Ordered.copyOf(doubts);
    openPlaces = List.copyOf(openPlaces);
  }

  static Permissions of(AnswerList answer) {
    List<Permission> permissions = new ArrayList<>();
    List<OptionalAction> optional = new ArrayList<>();
    for (AnswerList one : answer.split(Permissions::begins)) {
      one.optional("optional")
          .ifPresent(
              action ->
                  optional.add(
                      new OptionalAction(action, one.text("resource"), one.text("effect"))));
      one.optional("action")
          .ifPresent(
              action ->
                  permissions.add(
                      new Permission(
                          action,
                          one.text("resource"),
                          one.text("because"),
                          one.text("certainty"),
                          one.text("source"),
                          one.optional("only-where"))));
    }
    return new Permissions(
        permissions,
        answer.map("condition:"),
        optional,
        answer.map("unknown:"),
        answer.prefixed("open:", OpenPlace::new));
  }

  /** Writes what a policy is to grant. */
  void addTo(ParameterList list) {
    for (Permission permission : permissions) {
      list.add("action", permission.action())
          .add("resource", permission.resource())
          .add("certainty", permission.certainty())
          .add("only-where", permission.onlyWhere().orElse(null));
    }
    openPlaces.forEach(place -> list.add("open:" + place.option(), place.resource()));
  }

  private static boolean begins(String name) {
    return name.equals("action") || name.equals("optional");
  }
}
