package io.baton.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the servlet container itself refuses gets the same body as everything else. */
@Controller
@Hidden
class ErrorPage implements ErrorController {
  @RequestMapping("/error")
  @ResponseBody
  ResponseEntity<Problem> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : WebError.NOT_FOUND.kind().status();
    return Problem.of(
        code,
        code >= 500 ? WebError.INTERNAL.name() : "REQUEST_REFUSED",
        "the request was not served",
        List.of());
  }
}
