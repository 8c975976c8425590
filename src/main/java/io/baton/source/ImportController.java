package io.baton.source;

import io.baton.access.Access;
import io.baton.access.Person;
import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import io.baton.source.MappingDraft.Choice;
import io.baton.source.Uploads.Upload;
import io.baton.source.csv.ColumnProposal;
import io.baton.source.csv.CsvFormat;
import io.baton.source.csv.FileScan;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Imports: in two steps with a look at the file between them, or in one call. */
@RestController
@RequestMapping("/api/imports")
@PreAuthorize("hasAnyRole('MARKETER', 'OPERATOR', 'ADMINISTRATOR')")
class ImportController {
  private static final int PAGE = 100;
  private static final int CSV_PAGE = 5_000;
  private static final int NEWEST = 100;

  private final Uploads uploads;
  private final Importing importing;
  private final ImportBook imports;
  private final Access access;
  private final Feeds feeds;
  private final SourceConnections connections;

  ImportController(
      Uploads uploads,
      Importing importing,
      ImportBook imports,
      Access access,
      Feeds feeds,
      SourceConnections connections) {
    this.feeds = feeds;
    this.connections = connections;
    this.uploads = uploads;
    this.importing = importing;
    this.imports = imports;
    this.access = access;
  }

  /**
   * @param delimiter of a CSV file; null otherwise, as the encoding
   */
  record Preview(
      UUID upload,
      SourceKind kind,
      @Nullable String delimiter,
      @Nullable String encoding,
      List<String> header,
      List<ColumnProposal> columns,
      long total,
      List<List<@Nullable String>> rows,
      List<Finding> findings) {}

  record Started(long id) {}

  record Request(
      UUID upload,
      @Nullable String code,
      @Nullable String name,
      @Nullable String key,
      @Nullable List<Choice> columns,
      @Nullable String branch,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable String customerName,
      @Nullable Boolean newStructure) {}

  record Place(String connection, @Nullable String schema, String name) {}

  record Rejections(List<Rejection> items, long total) {}

  @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Preview preview(
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String delimiter,
      @RequestParam(required = false) @Nullable String encoding) {
    return preview(scan(file, delimiter, encoding, headOffice()));
  }

  /** A look at a table or topic, as at a file. */
  @PostMapping("/connection-preview")
  Preview previewConnection(@RequestBody Place place) {
    Person person = headOffice();
    Origin origin =
        new Origin(
            connections.isBroker(place.connection()) ? SourceKind.KAFKA : SourceKind.JDBC,
            place.connection(),
            place.schema(),
            place.name());
    FileScan scan = feeds.scan(origin);
    return preview(
        new Scanned(uploads.remember(UUID.randomUUID(), person.id(), origin, scan), scan));
  }

  private static Preview preview(Scanned scanned) {
    FileScan scan = scanned.scan();
    CsvFormat format = scan.format();
    return new Preview(
        scanned.upload().id(),
        scanned.upload().origin().kind(),
        format == null ? null : String.valueOf(format.delimiter()),
        format == null ? null : format.encoding().name(),
        scan.columns().stream().map(ColumnProposal::name).toList(),
        scan.columns(),
        scan.rows(),
        scan.first(),
        scan.findings());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@RequestBody Request request) {
    Person person = headOffice();
    Upload upload = uploads.find(request.upload(), person.id());
    MappingDraft draft =
        new MappingDraft(
            request.code(),
            request.name(),
            request.key(),
            request.columns(),
            request.branch(),
            request.email(),
            request.mobile(),
            request.customerName());
    return start(upload, draft, Boolean.TRUE.equals(request.newStructure()), person);
  }

  private Started start(Upload upload, MappingDraft draft, boolean newStructure, Person person) {
    Mapping mapping = draft.against(upload.columns());
    if (upload.origin().connection() != null) {
      Feeds.requireKey(mapping);
    }
    return new Started(
        importing.start(
            upload.origin().kind(),
            demanded -> feeds.open(upload, mapping, demanded),
            mapping,
            newStructure,
            person.name()));
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started uploadAndStart(
      @RequestParam("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String delimiter,
      @RequestParam(required = false) @Nullable String encoding,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String key,
      @RequestParam(required = false) @Nullable String branch,
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String mobile,
      @RequestParam(required = false) @Nullable String customerName,
      @RequestParam(defaultValue = "false") boolean newStructure) {
    Person person = headOffice();
    MappingDraft draft =
        new MappingDraft(code, name, key, null, branch, email, mobile, customerName);
    Upload upload = scan(file, delimiter, encoding, person).upload();
    try {
      return start(upload, draft, newStructure, person);
    } catch (BatonException e) {
      uploads.discard(upload.id());
      throw e;
    }
  }

  @GetMapping
  List<ImportStatus> newest() {
    headOffice();
    return imports.newest(NEWEST);
  }

  @GetMapping("/{id}")
  ImportStatus status(@PathVariable long id) {
    headOffice();
    return imports
        .find(id)
        .orElseThrow(
            () -> new BatonException(SourceError.SOURCE_UNKNOWN_IMPORT, "there is no such import"));
  }

  @GetMapping("/{id}/rejections")
  Rejections rejections(@PathVariable long id, @RequestParam(defaultValue = "0") int page) {
    status(id);
    return new Rejections(
        imports.rejections(id, (long) Math.max(0, page) * PAGE, PAGE), imports.countRejections(id));
  }

  @GetMapping("/{id}/rejections.csv")
  ResponseEntity<StreamingResponseBody> rejectionsCsv(@PathVariable long id) {
    status(id);
    StreamingResponseBody body =
        out -> {
          try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            // Spreadsheets take a file for UTF-8 when it says so.
            writer.write('\uFEFF');
            RejectionsCsv.write(writer, after -> imports.rejections(id, after, CSV_PAGE));
          }
        };
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + id + ".csv\"")
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(body);
  }

  private record Scanned(Upload upload, FileScan scan) {}

  /** Reads the file to its end, so that a file that cannot be imported is refused in the answer. */
  private Scanned scan(
      MultipartFile file, @Nullable String delimiter, @Nullable String encoding, Person person) {
    Character separator =
        delimiter == null || delimiter.isEmpty() ? null : CsvFormat.delimiterNamed(delimiter);
    Charset charset =
        encoding == null || encoding.isBlank() ? null : CsvFormat.encodingNamed(encoding);
    UUID id = uploads.store(file);
    try {
      boolean parquet = ParquetContent.is(uploads.path(id));
      Origin origin = parquet ? Origin.PARQUET : Origin.CSV;
      FileScan scan =
          parquet ? feeds.scanParquet(id) : FileScan.of(uploads.file(id), separator, charset);
      return new Scanned(uploads.remember(id, person.id(), origin, scan), scan);
    } catch (RuntimeException e) {
      uploads.discard(id);
      throw e;
    }
  }

  /** An import may speak of customers of every branch, so it takes somebody who sees them all. */
  private Person headOffice() {
    Person person = access.current();
    if (!person.branchPath().equals("/")) {
      throw new BatonException(
          SourceError.SOURCE_HEAD_OFFICE_ONLY, "imports are made by head office");
    }
    return person;
  }
}
