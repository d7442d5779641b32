# Turns the machine's sentences (assets/packs/base/text) into typed keys and into the words built into every
# program: a fault must be told in words even where no content pack can be read.
function(motcua_generate_text_keys out_dir)
  set(text_dir "${CMAKE_SOURCE_DIR}/assets/packs/base/text")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${text_dir}/vi.json" "${text_dir}/en.json")
  file(READ "${text_dir}/vi.json" vi)
  file(READ "${text_dir}/en.json" en)
  string(JSON count LENGTH "${vi}")
  math(EXPR last "${count} - 1")
  set(keys "")
  foreach(i RANGE ${last})
    string(JSON key MEMBER "${vi}" ${i})
    string(MAKE_C_IDENTIFIER "${key}" enumerator)
    string(APPEND keys "MOTCUA_TEXT_KEY(${enumerator}, \"${key}\")\n")
  endforeach()
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/text/keys.inc" CONTENT "${keys}" @ONLY)
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/text/built_in.inc" @ONLY CONTENT
       "constexpr const char* kBuiltInVi = R\"JSON(@vi@)JSON\";\nconstexpr const char* kBuiltInEn = R\"JSON(@en@)JSON\";\n")
endfunction()
