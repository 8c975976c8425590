package io.baton.worklist;

import io.baton.access.Access;
import io.baton.shared.BatonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Lists to the call centre and results back, for operators. A list holds customers of all branches,
 * so only head office has to do with it.
 */
@RestController
@RequestMapping("/api/call-lists")
@PreAuthorize("hasRole('OPERATOR')")
class CallListController {
  private final CallLists lists;
  private final CallRecalls recalls;
  private final CallResults results;
  private final Access access;

  CallListController(CallLists lists, CallRecalls recalls, CallResults results, Access access) {
    this.lists = lists;
    this.recalls = recalls;
    this.results = results;
    this.access = access;
  }

  @GetMapping
  CallListPage newest() {
    headOffice();
    return new CallListPage(lists.waiting(), lists.newest());
  }

  /**
   * @param waiting open calls that are on no list yet
   * @param lists the newest first
   */
  record CallListPage(long waiting, List<CallLists.CallListLine> lists) {}

  /** From all open calls that are on no list yet. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CallList make() {
    headOffice();
    return lists.make();
  }

  @GetMapping("/{id}/file")
  ResponseEntity<byte[]> file(@PathVariable long id) {
    headOffice();
    return csv(fileName(id), lists.file(id));
  }

  /** By which the call centre checks what it was given: the list, or a recall of some of it. */
  record CallManifest(
      long list, String file, int items, String sha256, Instant createdAt, String signature) {}

  @GetMapping("/{id}/manifest")
  CallManifest manifest(@PathVariable long id) {
    headOffice();
    CallList list = lists.get(id);
    return new CallManifest(
        list.id(),
        fileName(id),
        list.items(),
        list.sha256(),
        list.createdAt(),
        lists.signature(list));
  }

  /** Of all calls of the list that were withdrawn until now. */
  @PostMapping("/{id}/recalls")
  @ResponseStatus(HttpStatus.CREATED)
  CallRecall recall(@PathVariable long id) {
    headOffice();
    return recalls.make(id);
  }

  @GetMapping("/{id}/recalls/{number}/file")
  ResponseEntity<byte[]> recallFile(@PathVariable long id, @PathVariable int number) {
    headOffice();
    CallRecall recall = recalls.get(id, number);
    return csv(recall.fileName(), recalls.file(recall));
  }

  @GetMapping("/{id}/recalls/{number}/manifest")
  CallManifest recallManifest(@PathVariable long id, @PathVariable int number) {
    headOffice();
    CallRecall recall = recalls.get(id, number);
    return new CallManifest(
        id,
        recall.fileName(),
        recall.items(),
        recall.sha256(),
        recall.createdAt(),
        recalls.signature(recall));
  }

  private static String fileName(long list) {
    return "calls-" + list + ".csv";
  }

  private static ResponseEntity<byte[]> csv(String name, byte[] file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(file);
  }

  /** Rows that are wrong are named and left out; all others count. */
  @PostMapping("/results")
  CallResults.CallResultReport results(@RequestParam MultipartFile file) {
    headOffice();
    try {
      return results.take(file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void headOffice() {
    if (!access.current().branchPath().equals("/")) {
      throw new BatonException(
          WorklistError.WORKLIST_HEAD_OFFICE_ONLY, "call lists are made by head office");
    }
  }
}
